/** The floor: the one door to native code, the memory it is called with, and the tables of what differs between platforms. */
@NullMarked
package org.os4j.internal;

import org.jspecify.annotations.NullMarked;

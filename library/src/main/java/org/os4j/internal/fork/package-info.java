/** What {@code fork()} is made of: the helper in C, the order of things around the clone, and what is put right in the child. */
@NullMarked
package org.os4j.internal.fork;

import org.jspecify.annotations.NullMarked;

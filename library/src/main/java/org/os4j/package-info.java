/**
 * The {@code posix} and {@code os} modules for Java.
 *
 * <p>{@link org.os4j.Posix} holds the calls under their C names. Everything else here is a value that a call takes or returns, or one domain of the calls and constants that {@code Posix} gathers.
 */
@NullMarked
package org.os4j;

import org.jspecify.annotations.NullMarked;

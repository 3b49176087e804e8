/** Programs whose whole time is measured: one that does nothing, and what a first call costs over it. */
package org.os4j.bench.startup;

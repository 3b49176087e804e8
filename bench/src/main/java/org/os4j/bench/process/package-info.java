/** What is measured as whole processes: start-up, children, trees, copies, forks and their memory. Each program tells its values to the harness. */
package org.os4j.bench.process;

/** Shows the results of a run: docs/performance.md, its plots and tables, and the terminal. */
package org.os4j.bench.report;

/**
 * The calls, timed by JMH. A method's name is its row, the peer and, where that has several ways, the variant: {@code stat_JDK_Files}. A row that
 * grows has the parameter x.
 */
package org.os4j.bench.calls;

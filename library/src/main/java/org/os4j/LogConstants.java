package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of syslog(3), as this platform has them. They are members of {@link Posix}. */
public sealed interface LogConstants permits PosixLog {
    /** A panic: the system is unusable. */
    int LOG_EMERG = constant("LOG_EMERG");

    /** Something must be done at once. */
    int LOG_ALERT = constant("LOG_ALERT");

    /** Critical. */
    int LOG_CRIT = constant("LOG_CRIT");

    /** An error. */
    int LOG_ERR = constant("LOG_ERR");

    /** A warning. */
    int LOG_WARNING = constant("LOG_WARNING");

    /** Ordinary, but worth a notice. */
    int LOG_NOTICE = constant("LOG_NOTICE");

    /** For information. */
    int LOG_INFO = constant("LOG_INFO");

    /** For finding errors. */
    int LOG_DEBUG = constant("LOG_DEBUG");

    /** From the kernel; what a program sends is from {@code LOG_USER}. */
    int LOG_KERN = constant("LOG_KERN");

    /** From a user's program. */
    int LOG_USER = constant("LOG_USER");

    /** From the mail system. */
    int LOG_MAIL = constant("LOG_MAIL");

    /** From a service. */
    int LOG_DAEMON = constant("LOG_DAEMON");

    /** On security and authorization. */
    int LOG_AUTH = constant("LOG_AUTH");

    /** From the logging service itself. */
    int LOG_SYSLOG = constant("LOG_SYSLOG");

    /** From the printers. */
    int LOG_LPR = constant("LOG_LPR");

    /** From the network news. */
    int LOG_NEWS = constant("LOG_NEWS");

    /** From UUCP. */
    int LOG_UUCP = constant("LOG_UUCP");

    /** From cron and at. */
    int LOG_CRON = constant("LOG_CRON");

    /** On security and authorization, not for everyone's eyes. */
    int LOG_AUTHPRIV = constant("LOG_AUTHPRIV");

    /** From the FTP service. */
    int LOG_FTP = constant("LOG_FTP");

    /** For local use. */
    int LOG_LOCAL0 = constant("LOG_LOCAL0");

    /** For local use. */
    int LOG_LOCAL1 = constant("LOG_LOCAL1");

    /** For local use. */
    int LOG_LOCAL2 = constant("LOG_LOCAL2");

    /** For local use. */
    int LOG_LOCAL3 = constant("LOG_LOCAL3");

    /** For local use. */
    int LOG_LOCAL4 = constant("LOG_LOCAL4");

    /** For local use. */
    int LOG_LOCAL5 = constant("LOG_LOCAL5");

    /** For local use. */
    int LOG_LOCAL6 = constant("LOG_LOCAL6");

    /** For local use. */
    int LOG_LOCAL7 = constant("LOG_LOCAL7");

    /** openlog: the process id with each message. */
    int LOG_PID = constant("LOG_PID");

    /** openlog: to the console if the logging service cannot be reached. */
    int LOG_CONS = constant("LOG_CONS");

    /** openlog: connect with the first message, as it is without this. */
    int LOG_ODELAY = constant("LOG_ODELAY");

    /** openlog: connect at once. */
    int LOG_NDELAY = constant("LOG_NDELAY");

    /** openlog: without meaning on Linux. */
    int LOG_NOWAIT = constant("LOG_NOWAIT");

    /** openlog: to standard error as well. */
    int LOG_PERROR = constant("LOG_PERROR");

    private static int constant(String name) {
        return Constants.get("log", name);
    }
}

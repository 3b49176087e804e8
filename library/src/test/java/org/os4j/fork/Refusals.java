package org.os4j.fork;

import org.os4j.internal.fork.Fork;

/** {@code Refusals WORD [MILLIS]}: after a time the fork must be refused, with a reason that says the word and names the way out; the process goes on. */
final class Refusals {
    private Refusals() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 1) {
            Thread.sleep(Integer.parseInt(arguments[1]));
        }
        try {
            if (Fork.fork() == 0) {
                Children.exit(1);
            }
            throw new IllegalStateException("forked");
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
            Jdk.need(e.getMessage().contains(arguments[0]) && e.getMessage().contains("posix_spawn"), e.getMessage());
        }
        System.gc();
        System.out.println("done");
    }
}

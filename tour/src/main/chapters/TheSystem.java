// The system
// What it is called, what it has, how busy it is, and random bytes from it.

import static org.os4j.Posix.*;

import java.util.Arrays;
import java.util.HexFormat;

void main() throws Exception {
    IO.println("uname:   " + uname().sysname() + " on " + uname().machine());
    IO.println("sysconf: " + sysconf("SC_NPROCESSORS_ONLN") + " processors, pages of " + sysconf("SC_PAGESIZE") + " bytes");
    IO.println("load:    " + getloadavg());
    byte[] random = urandom(16);
    IO.println("urandom: " + HexFormat.of().formatHex(random) + ", another time others: " + !Arrays.equals(random, urandom(16)));
    byte[] filled = new byte[1000];
    urandom(filled);
    IO.println("filled:  " + filled.length + " bytes with " + new String(filled, java.nio.charset.StandardCharsets.ISO_8859_1).chars().distinct().count()
            + " different values");
}

package org.os4j;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Lines as {@code ls -l} has them, in columns. */
final class LongListing {
    private static final DateTimeFormatter RECENT = DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter OTHER = DateTimeFormatter.ofPattern("MMM ppd  yyyy", Locale.ROOT);
    /** Half of a mean Gregorian year: what is older, or to come, is shown with its year. */
    private static final Duration RECENTLY = Duration.ofSeconds(31_556_952 / 2);

    private final Users users = new Users();
    private final Instant now = Instant.now();
    private final List<Row> rows = new ArrayList<>();

    /** The columns of a line; a device has two numbers where others have their size. */
    private record Row(String mode, String links, String user, String group, String major, String size, String time, String name) {}

    static List<String> of(Collection<StatInfo> files) {
        LongListing listing = new LongListing();
        files.forEach(listing::add);
        return listing.lines();
    }

    private void add(StatInfo file) {
        Stat stat = file.linkStat();
        boolean device = stat.isCharacterDevice() || stat.isBlockDevice();
        rows.add(new Row(PosixStat.filemode(stat.mode()), Long.toUnsignedString(stat.nlink()), users.user(stat.uid()),
                users.group(stat.gid()), device ? PosixNames.major(stat.rdev()) + "," : "",
                device ? Integer.toString(PosixNames.minor(stat.rdev())) : Long.toString(stat.size()), time(stat.mtime()), name(file)));
    }

    private String time(Instant time) {
        boolean recent = !time.isAfter(now) && time.isAfter(now.minus(RECENTLY));
        try {
            return (recent ? RECENT : OTHER).format(time.atZone(ZoneId.systemDefault()));
        } catch (DateTimeException e) {
            // No calendar has it: ls shows the seconds, too.
            return Long.toString(time.getEpochSecond());
        }
    }

    private static String name(StatInfo file) {
        if (!file.isSymlink()) {
            return file.path();
        }
        try {
            return file.path() + " -> " + PosixNames.readlink(file.path());
        } catch (ErrnoException e) {
            return file.path();
        }
    }

    private List<String> lines() {
        int links = width(Row::links);
        int user = width(Row::user);
        int group = width(Row::group);
        int major = width(Row::major);
        int minor = rows.stream().filter(row -> !row.major.isEmpty()).mapToInt(row -> row.size.length()).max().orElse(0);
        // A device's numbers are a column within that of the sizes.
        int size = Math.max(width(Row::size), major == 0 ? 0 : major + 1 + minor);
        return rows.stream().map(row -> row.mode + " " + right(row.links, links) + " " + left(row.user, user) + " " + left(row.group, group) + " "
                + (row.major.isEmpty() ? right(row.size, size) : right(row.major, size - minor - 1) + " " + right(row.size, minor))
                + " " + row.time + " " + row.name).toList();
    }

    private int width(Function<Row, String> column) {
        return rows.stream().mapToInt(row -> column.apply(row).length()).max().orElse(0);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}

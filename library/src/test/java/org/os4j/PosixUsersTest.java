package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixUsersTest {
    @Test
    void usersAreThoseOfGetent() throws Exception {
        assumeTrue(Command.exists("getent"), "no getent to ask");
        List<Passwd> users = Command.output("getent", "passwd").lines().map(PosixUsersTest::user).toList();
        assertThat(getpwall()).isEqualTo(users).isNotEmpty();
        for (Passwd user : users) {
            assertThat(getpwnam(user.name())).isEqualTo(user);
        }
        assertThat(getpwuid(0)).isEqualTo(user(Command.output("getent", "passwd", "0")));
        assertThat(getpwuidOrNull(0)).isEqualTo(getpwnamOrNull("root"));
    }

    @Test
    void groupsAreThoseOfGetent() throws Exception {
        assumeTrue(Command.exists("getent"), "no getent to ask");
        List<Group> groups = Command.output("getent", "group").lines().map(PosixUsersTest::group).toList();
        assertThat(getgrall()).isEqualTo(groups).isNotEmpty();
        for (Group group : groups) {
            assertThat(getgrnam(group.name())).isEqualTo(group);
        }
        assertThat(getgrgid(0)).isEqualTo(group(Command.output("getent", "group", "0")));
        assertThat(getgrgidOrNull(0)).isEqualTo(getgrnamOrNull("root"));
    }

    @Test
    void whoIsMissingIsNamed() throws Exception {
        assertThat(getpwnamOrNull("no-such-user")).isNull();
        assertThat(getpwuidOrNull(-7)).isNull();
        assertThat(getgrnamOrNull("no-such-group")).isNull();
        assertThat(getgrgidOrNull(-7)).isNull();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> getpwnam("no-such-user"))
                .withMessage("getpwnam: no user \"no-such-user\"");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> getpwuid(-7)).withMessage("getpwuid: no user 4294967289");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> getgrnam("no-such-group"))
                .withMessage("getgrnam: no group \"no-such-group\"");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> getgrgid(-7)).withMessage("getgrgid: no group 4294967289");
    }

    @Test
    void wrongNamesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> getpwnam("a\0b")).withMessageStartingWith("name: ");
        assertThatIllegalArgumentException().isThrownBy(() -> getgrnamOrNull("a\0b")).withMessageStartingWith("name: ");
        Fails.onNull("name", () -> getpwnam(null));
        Fails.onNull("name", () -> getgrnam(null));
    }

    @Test
    void membersCannotBeChanged() throws Exception {
        assertThatThrownBy(() -> getgrgid(0).mem().add("me")).isInstanceOf(UnsupportedOperationException.class);
    }

    /** More than the first try has room for, and text that is no UTF-8. */
    @Test
    void largeEntriesAreReadWhole() throws Exception {
        assumeTrue(Command.exists("unshare") && Command.of("unshare", "-m", "true").run().exit() == 0, "no mount namespace to be had");
        Path groups = Files.createTempFile("os4j", "group");
        Path users = Files.createTempFile("os4j", "passwd");
        try {
            String members = String.join(",", IntStream.range(0, 3000).mapToObj(i -> "member" + i).toList());
            Files.writeString(groups, "root:x:0:\nlarge:x:4294967290:" + members + "\nlast:x:77:a\n");
            Files.write(users, "root:x:0:0:root:/root:/bin/sh\nj\u00fcrgen:x:3000000000:100:J\u00fcrgen,,:/home/j:\n"
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            String line = "mount --bind " + groups + " /etc/group && mount --bind " + users + " /etc/passwd && exec \"$@\"";
            List<String> command = Stream.of(List.of("unshare", "-m", "sh", "-c", line, "sh"), ChildJvm.command(Large.class))
                    .flatMap(List::stream).toList();
            assertThat(ChildJvm.output(command).lines()).containsExactly("3000 member2999 4294967290",
                    "[root, large, last]", "-1294967296", "/home/j||true");
        } finally {
            Files.delete(groups);
            Files.delete(users);
        }
    }

    static final class Large {
        public static void main(String[] arguments) throws Exception {
            Group large = getgrnam("large");
            System.out.println(large.mem().size() + " " + large.mem().getLast() + " " + Integer.toUnsignedString(getgrgid(-6).gid()));
            System.out.println(getgrall().stream().map(Group::name).toList());
            Passwd user = getpwnam("j\udcfcrgen");
            System.out.println(user.uid());
            System.out.println(user.dir() + "|" + user.shell() + "|" + user.gecos().equals("J\udcfcrgen,,"));
        }
    }

    @Test
    void severalThreadsReadAllAtOnce() throws Exception {
        List<Passwd> expected = getpwall();
        List<List<Passwd>> found = IntStream.range(0, 40).parallel().mapToObj(i -> {
            try {
                return getpwall();
            } catch (ErrnoException e) {
                throw new AssertionError(e);
            }
        }).toList();
        assertThat(found).allMatch(expected::equals);
    }

    @Test
    void cryptIsThatOfOpenssl() throws Exception {
        assumeTrue(Command.exists("openssl"), "no openssl to ask");
        assumeLibcrypt();
        String hash = Command.output("openssl", "passwd", "-6", "-salt", "pepper", "a secret");
        assertThat(crypt("a secret", "$6$pepper")).isEqualTo(hash);
        assertThat(crypt("a secret", hash)).isEqualTo(hash);
        assertThat(crypt("another", hash)).isNotEqualTo(hash);
        assertThat(crypt("a secret", "$1$salt")).isEqualTo(Command.output("openssl", "passwd", "-1", "-salt", "salt", "a secret"));
    }

    @Test
    void cryptRefusesAMethodThatIsUnknown() {
        assumeLibcrypt();
        assertThat(Fails.with(Errno.EINVAL, () -> crypt("a", "$nonsense$")).function()).isEqualTo("crypt");
        assertThatIllegalArgumentException().isThrownBy(() -> crypt("a\0b", "$6$a")).withMessageStartingWith("phrase: ");
        assertThatIllegalArgumentException().isThrownBy(() -> crypt("a", "$6$\0")).withMessageStartingWith("setting: ");
    }

    private static void assumeLibcrypt() {
        assumeTrue(Command.output("sh", "-c", "ls /lib*/libcrypt.so.* /lib/*/libcrypt.so.* /usr/lib*/libcrypt.so.* /usr/lib/*/libcrypt.so.* || :")
                .contains("libcrypt"), "no libcrypt here");
    }

    private static Passwd user(String line) {
        String[] fields = line.split(":", -1);
        return new Passwd(fields[0], fields[1], Integer.parseUnsignedInt(fields[2]), Integer.parseUnsignedInt(fields[3]), fields[4], fields[5],
                fields[6]);
    }

    private static Group group(String line) {
        String[] fields = line.split(":", -1);
        return new Group(fields[0], fields[1], Integer.parseUnsignedInt(fields[2]),
                fields[3].isEmpty() ? List.of() : Arrays.asList(fields[3].split(",")));
    }
}

package org.os4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstantsTest {
    @Test
    void valuesAreFoundInAnyOrderAndAcrossDomains() {
        Map<String, Integer> known = Map.of("O_RDONLY", 0, "O_WRONLY", 1, "SEEK_END", 2, "AT_FDCWD", -100, "O_APPEND", 1024, "IOV_MAX", 1024);
        for (int i = 0; i < 3; i++) {
            known.forEach((name, value) -> {
                assertThat(Constants.get("descriptors", name)).as(name).isEqualTo(value);
                assertThat(Constants.get("errno", "EPERM")).isEqualTo(1);
                assertThat(Constants.get("errno", "EINTR")).isEqualTo(4);
            });
        }
        assertThat(Constants.getLong("descriptors", "AT_FDCWD")).isEqualTo(-100L);
    }

    @Test
    void aNameIsNotFoundByItsBeginning() {
        assertThatThrownBy(() -> Constants.get("descriptors", "O_RD")).isInstanceOf(AssertionError.class).hasMessageContaining("O_RD");
        assertThatThrownBy(() -> Constants.get("descriptors", "RDONLY")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Constants.get("descriptors", "EPERM")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Constants.get("nothing", "EPERM")).isInstanceOf(AssertionError.class);
        assertThat(Constants.get("descriptors", "O_RDONLY")).isZero();
    }

    @Test
    void structFieldsKeepTheirSizeAndSign() {
        try (Scratch scratch = Scratch.take()) {
            Struct timespec = Struct.named("timespec");
            long at = scratch.allocate(timespec);
            Struct.Field nanos = timespec.field("tv_nsec");
            nanos.set(at, -5);
            assertThat(nanos.get(at)).isEqualTo(-5);
            assertThat(timespec.field("tv_sec").get(at)).isZero();
            Memory.clear(at, 16);
            long all = -1;
            for (int size : new int[] {1, 2, 4, 8}) {
                new Struct.Field(8 - size, size, true).set(at, all);
                assertThat(Memory.getLong(at)).isEqualTo(-1L << (8 - size) * 8);
                assertThat(new Struct.Field(8 - size, size, true).get(at)).isEqualTo(-1);
                assertThat(new Struct.Field(8 - size, size, false).get(at)).isEqualTo(size == 8 ? -1 : (1L << size * 8) - 1);
            }
            assertThatThrownBy(() -> timespec.field("tv_")).isInstanceOf(AssertionError.class).hasMessage("struct timespec has no tv_");
        }
    }
}

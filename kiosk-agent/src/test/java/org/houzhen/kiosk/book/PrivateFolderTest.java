package org.houzhen.kiosk.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    @TempDir
    private Path parent;

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void whatOthersMayReadIsTheOwnersAloneFromTheNextStartOn() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("data"));
        Path slips = Files.createFile(folder.resolve("print.db"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(slips, PosixFilePermissions.fromString("rw-r--r--"));

        PrivateFolder.prepare(folder);

        assertThat(modeOf(folder)).isEqualTo("rwx------");
        assertThat(modeOf(slips)).isEqualTo("rw-------");
    }

    @Test
    void aNewFolderIsItsOwnersAlone() throws IOException {
        PrivateFolder.prepare(parent.resolve("new/data"));

        assertThat(modeOf(parent.resolve("new/data"))).isEqualTo("rwx------");
    }

    @Test
    void aFolderOfEverybodyIsLeftAlone() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("data"));
        Files.setAttribute(folder, "unix:mode", 0b1_111_111_111);

        assertThatThrownBy(() -> PrivateFolder.prepare(folder)).hasMessageContaining(folder.toString());
        assertThat(modeOf(folder)).isEqualTo("rwxrwxrwx");
    }
}

package org.houzhen.server.store;

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

    private Path folderThatOthersMayRead() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("data"));
        Path database = Files.createFile(folder.resolve("hospital.db"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));
        return folder;
    }

    @Test
    void whatOthersMayReadIsTheOwnersAloneFromTheNextStartOn() throws IOException {
        Path folder = folderThatOthersMayRead();

        PrivateFolder.prepare(folder);

        assertThat(modeOf(folder)).isEqualTo("rwx------");
        assertThat(modeOf(folder.resolve("hospital.db"))).isEqualTo("rw-------");
    }

    @Test
    void aNewStoreIsAFileOfItsOwner() throws IOException {
        Path folder = parent.resolve("new");
        PrivateFolder.prepare(folder);
        new Stores("", folder).open("server").close();

        assertThat(modeOf(folder)).isEqualTo("rwx------");
        assertThat(modeOf(folder.resolve("server.db"))).isEqualTo("rw-------");
    }

    @Test
    void aSecondServerIsKeptOffUntilTheFirstHasEnded() throws IOException {
        FolderLock first = FolderLock.of(parent);

        assertThatThrownBy(() -> FolderLock.of(parent))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining("used by another server");

        first.close();
        FolderLock.of(parent).close();
    }

    @Test
    void aFolderOfEverybodyIsLeftAlone() throws IOException {
        Path folder = folderThatOthersMayRead();
        Files.setAttribute(folder, "unix:mode", 0b1_111_111_111);

        assertThatThrownBy(() -> PrivateFolder.prepare(folder))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining("everybody's");
        assertThat(modeOf(folder)).isEqualTo("rwxrwxrwx");
        assertThat(modeOf(folder.resolve("hospital.db"))).isEqualTo("rw-r--r--");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> PrivateFolder.prepare(file.resolve("data")))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining(file.resolve("data").toString());
    }
}

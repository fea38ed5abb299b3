package org.houzhen.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps the data folder and the files in it to their owner: they hold names and document numbers. */
final class PrivateFolder {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** On a folder that all may write, and in which each deletes only what is the own. */
    private static final int STICKY = 1 << 9;

    private PrivateFolder() {}

    /**
     * Makes the folder, or takes from one that is there whatever others on this machine may do in it.
     *
     * @throws FolderException if it cannot be made, or others keep what they may
     */
    static void prepare(Path folder) {
        try {
            if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(folder);
                return;
            }
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            requireNotShared(folder);
            tighten(folder);
            for (Path file : filesIn(folder)) {
                tighten(file);
            }
        } catch (IOException e) {
            throw new FolderException(
                    "数据目录 " + folder + " 无法建立，或无法设为仅运行服务器的用户可读写。The data folder " + folder
                            + " cannot be made, or cannot be kept to the user who runs the server: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    /** Nobody else could use such a folder any more. */
    private static void requireNotShared(Path folder) throws IOException {
        boolean sticky = ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
        if (sticky) {
            throw new FolderException(
                    "数据目录 " + folder + " 是大家共用的（如 /tmp）：请另选一个专用目录。The data folder " + folder
                            + " is everybody's, as /tmp is: choose one of its own.",
                    null);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    private static void tighten(Path path) throws IOException {
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(path);
        Set<PosixFilePermission> owners = EnumSet.copyOf(OWNERS);
        owners.retainAll(now);
        if (!owners.equals(now)) {
            Files.setPosixFilePermissions(path, owners);
        }
    }

    /** An empty file of its owner, where there is none yet, for a database to begin in. */
    static void file(Path file) {
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix && !Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw new FolderException("无法写入 " + file + "。" + file + " cannot be written.", e);
        }
    }
}

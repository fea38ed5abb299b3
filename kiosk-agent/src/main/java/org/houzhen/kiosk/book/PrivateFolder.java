package org.houzhen.kiosk.book;

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

/** Keeps a terminal's data folder and the files in it to their owner: they hold its token, slips and orders. */
public final class PrivateFolder {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** On a folder that all may write, and in which each deletes only what is the own. */
    private static final int STICKY = 1 << 9;

    private PrivateFolder() {}

    /**
     * Makes the folder, or takes from one that is there whatever others on this machine may do in it. Doing it again changes
     * nothing.
     *
     * @throws IOException with a sentence for whoever starts the agent, if the folder cannot be made or kept to its owner
     */
    public static void prepare(Path folder) throws IOException {
        try {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                keepToOwner(folder);
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new IOException(
                    "数据目录 " + folder + " 无法建立，或不能只归运行自助机程序的用户所有。The data folder " + folder
                            + " cannot be made, or cannot be kept to the user who runs the agent: choose another with"
                            + " --houzhen.data",
                    e);
        }
    }

    private static void keepToOwner(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0) {
            throw new IOException("everybody's, as /tmp is"); // Nobody else could use it any more.
        }
        tighten(folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> regular = files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            for (Path file : regular) {
                tighten(file);
            }
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
}

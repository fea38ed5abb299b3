package org.houzhen.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second server off the same SQLite files. The system gives the lock back when the process ends, however it ends. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws FolderException if another process has the folder */
    static FolderLock of(Path folder) {
        Path file = folder.resolve("server.lock");
        PrivateFolder.file(file);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isTaken(channel)) {
                return new FolderLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new FolderException("无法写入 " + file + "。" + file + " cannot be written.", e);
        }
        throw new FolderException(
                "数据目录 " + folder + " 正被另一个候诊服务器使用：请先结束它，或另选目录。The data folder " + folder
                        + " is used by another server: end that one first, or choose another folder.",
                null);
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) { // By this very process.
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package org.houzhen.kiosk.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The code that a program or a technician must know to use the devices. It lies in a file of the agent's own user, so that
 * only who may read that may pair; a new one is drawn when the file is deleted and the agent started again.
 */
public final class Pairing {
    private static final String FILE = "pairing.txt";
    private static final int LENGTH = 8;
    private static final int FAILURES_MAX = 5;
    private static final Duration FAILURES_WITHIN = Duration.ofMinutes(1);

    private final byte[] code;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private final Deque<Instant> failures = new ArrayDeque<>();

    public Pairing(Path folder, Supplier<UUID> ids, Clock clock) throws IOException {
        this.clock = clock;
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            write(file, ids.get().toString().replace("-", "").substring(0, LENGTH));
        }
        this.code = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path file, String code) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, code + "\n", StandardOpenOption.CREATE);
    }

    /** After five wrong codes within a minute even the right one is turned away until the minute is over. */
    public boolean admits(String offered) {
        turn.lock();
        try {
            Instant since = clock.instant().minus(FAILURES_WITHIN);
            failures.removeIf(failure -> failure.isBefore(since));
            if (failures.size() >= FAILURES_MAX) {
                return false;
            }
            boolean right = MessageDigest.isEqual(code, offered.getBytes(StandardCharsets.UTF_8));
            if (!right) {
                failures.add(clock.instant());
            }
            return right;
        } finally {
            turn.unlock();
        }
    }
}

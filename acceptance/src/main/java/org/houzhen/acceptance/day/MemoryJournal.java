package org.houzhen.acceptance.day;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.houzhen.server.journal.CommitUnknownException;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.journal.JournalUnavailableException;
import org.houzhen.server.journal.StalePositionException;
import org.houzhen.server.journal.StreamName;

/** A disk that keeps what was appended and nothing else, and may fail at the next append in every way a disk can. */
final class MemoryJournal implements Journal {
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeMap<StreamName, List<JournalEntry>> streams = new TreeMap<>();
    private final List<JournalEntry> log = new ArrayList<>();
    private Fate fate = Fate.WRITTEN;

    /** What becomes of the next append. */
    enum Fate {
        WRITTEN,
        /** The power goes before anything is on disk. */
        LOST_IN_CRASH,
        /** The power goes when all is on disk and nobody was told. */
        WRITTEN_BEFORE_CRASH,
        /** All is on disk, but the store's answer is lost. */
        WRITTEN_UNCONFIRMED,
        /** Nothing is on disk, and the store's answer is lost. */
        LOST_UNCONFIRMED,
        /** The store says no. */
        REFUSED;

        boolean crashes() {
            return this == LOST_IN_CRASH || this == WRITTEN_BEFORE_CRASH;
        }
    }

    /** Decides about the next append alone; {@link Fate#WRITTEN} takes an earlier decision back. */
    void nextAppend(Fate decided) {
        locked(() -> fate = decided);
    }

    @Override
    public List<JournalEntry> read(StreamName stream, long from) {
        return locked(() -> {
            List<JournalEntry> all = streams.getOrDefault(stream, List.of());
            return List.copyOf(all.subList((int) Math.min(all.size(), from - 1), all.size()));
        });
    }

    @Override
    public List<StreamName> streams(String prefix) {
        return locked(() -> streams.keySet().stream()
                .filter(stream -> stream.value().startsWith(prefix))
                .toList());
    }

    @Override
    public void append(List<JournalEntry> entries) {
        Fate now = locked(() -> {
            Fate due = fate;
            fate = Fate.WRITTEN;
            if (due == Fate.WRITTEN || due == Fate.WRITTEN_BEFORE_CRASH || due == Fate.WRITTEN_UNCONFIRMED) {
                entries.forEach(this::write);
            }
            return due;
        });
        switch (now) {
            case WRITTEN -> {}
            case LOST_IN_CRASH, WRITTEN_BEFORE_CRASH -> throw new CrashedException();
            case WRITTEN_UNCONFIRMED, LOST_UNCONFIRMED ->
                throw new CommitUnknownException("no answer to the commit", null);
            case REFUSED -> throw new JournalUnavailableException("disk full", null);
        }
    }

    private void write(JournalEntry entry) {
        List<JournalEntry> stream = streams.computeIfAbsent(entry.stream(), name -> new ArrayList<>());
        if (entry.position() != stream.size() + 1) {
            throw new StalePositionException(entry.toString(), null);
        }
        stream.add(entry);
        log.add(entry);
    }

    /** What was written after the first so many entries, in the order of writing. */
    List<JournalEntry> since(int count) {
        return locked(() -> List.copyOf(log.subList(count, log.size())));
    }

    /** The newest so many entries vanish from the disk, though they were said to be there: what a broken fsync does. */
    void forget(int newest) {
        locked(() -> {
            for (int i = 0; i < newest && !log.isEmpty(); i++) {
                JournalEntry gone = log.remove(log.size() - 1);
                List<JournalEntry> stream = streams.get(gone.stream());
                stream.remove(stream.size() - 1);
            }
            return true;
        });
    }

    /** How many entries there are. */
    int size() {
        return locked(log::size);
    }

    /** One hash over the hashes of all entries, stream after stream. */
    String hash() {
        return locked(() -> {
            MessageDigest digest = sha256();
            streams.values()
                    .forEach(stream ->
                            stream.forEach(entry -> digest.update(entry.hash().getBytes(StandardCharsets.US_ASCII))));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

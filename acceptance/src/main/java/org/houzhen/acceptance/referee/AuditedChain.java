package org.houzhen.acceptance.referee;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.server.journal.Fact;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.journal.StreamName;

/**
 * Hashes a journal anew, by the layout and not by the server's code: each entry is the SHA-256 of the hash before it (64
 * zeros at first), stream, position, type, version, payload, actor, the two halves of the cause, and milliseconds. A text
 * is its length and its UTF-8 bytes; every number has eight bytes.
 */
final class AuditedChain {
    private static final String FIRST = "0".repeat(64);

    private final Map<StreamName, String> last = new HashMap<>();
    private final Map<StreamName, Long> positions = new HashMap<>();

    /** The first entry that does not follow from those before it, of any stream. */
    Optional<JournalEntry> firstBroken(List<JournalEntry> entries) {
        return entries.stream().filter(entry -> !follows(entry)).findFirst();
    }

    private boolean follows(JournalEntry entry) {
        long position = positions.merge(entry.stream(), 1L, Long::sum);
        String hash = hash(last.getOrDefault(entry.stream(), FIRST), entry);
        last.put(entry.stream(), hash);
        return entry.position() == position && entry.hash().equals(hash);
    }

    private static String hash(String previous, JournalEntry entry) {
        Fact fact = entry.fact();
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            text(out, previous);
            text(out, entry.stream().value());
            out.writeLong(entry.position());
            text(out, fact.type());
            out.writeLong(fact.version());
            text(out, fact.payload());
            text(out, fact.actor());
            out.writeLong(fact.cause().getMostSignificantBits());
            out.writeLong(fact.cause().getLeastSignificantBits());
            out.writeLong(fact.at().toEpochMilli());
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeLong(utf8.length);
        out.write(utf8);
    }
}

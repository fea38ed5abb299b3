package org.houzhen.server.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * Ties each entry of a stream to all before it, so that nobody can change, drop or insert one unseen. Each field is
 * hashed with its length before it, so that no two entries share an encoding. One thread uses an instance at a time.
 */
public final class HashChain {
    /** What the first entry of a stream is chained to. */
    public static final String START = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest = sha256();
    private ByteBuffer input = ByteBuffer.allocate(1_024);

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The hash of a fact at a place, given the hash before it. */
    public String next(String previous, StreamName stream, long position, Fact fact) {
        input.clear();
        add(previous);
        add(stream.value());
        add(position);
        add(fact.type());
        add(fact.version());
        add(fact.payload());
        add(fact.actor());
        add(fact.cause().getMostSignificantBits());
        add(fact.cause().getLeastSignificantBits());
        add(fact.at().toEpochMilli());
        digest.update(input.flip());
        return HEX.formatHex(digest.digest());
    }

    /** The position of the first entry that does not follow from those before it; empty when the stream is whole. */
    public OptionalLong firstBroken(List<JournalEntry> stream) {
        String previous = START;
        long position = 0;
        for (JournalEntry entry : stream) {
            position++;
            boolean follows = entry.position() == position
                    && next(previous, entry.stream(), position, entry.fact()).equals(entry.hash());
            if (!follows) {
                return OptionalLong.of(position);
            }
            previous = entry.hash();
        }
        return OptionalLong.empty();
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        require(bytes.length);
        input.put(bytes);
    }

    private void add(long number) {
        require(Long.BYTES);
        input.putLong(number);
    }

    /** One update of the digest for all fields is what makes hashing cheap. */
    private void require(int length) {
        if (input.remaining() < length) {
            ByteBuffer larger = ByteBuffer.allocate(2 * (input.capacity() + length));
            input = larger.put(input.flip());
        }
    }
}

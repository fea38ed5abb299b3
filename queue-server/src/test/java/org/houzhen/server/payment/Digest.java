package org.houzhen.server.payment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A state of a run in 128 bits: of a million states no two share them, but for a chance of one in 10^26. */
record Digest(long high, long low) {
    static Digest of(String words) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            var both = ByteBuffer.wrap(hash);
            return new Digest(both.getLong(), both.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

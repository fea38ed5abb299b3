package org.houzhen.server.kiosk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Secrets that one side keeps whole and the other only as a digest. */
public record Secret(String value) {
    private static final int TOKEN_BYTES = 32;
    private static final int CODE_CHARACTERS = 12;
    private static final int CODE_GROUP = 4;
    /** Without 0, O, 1, I, L and U, so that a person can type what a person reads. */
    private static final String CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** 256 bits for a machine to keep. */
    public static Secret token(RandomGenerator random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Twelve characters in groups of four for a person to type, 58 bits. */
    public static Secret code(RandomGenerator random) {
        var code = new StringBuilder(characters(CODE_CHARACTERS, random));
        for (int gap = CODE_CHARACTERS - CODE_GROUP; gap > 0; gap -= CODE_GROUP) {
            code.insert(gap, '-');
        }
        return new Secret(code.toString());
    }

    /** So many characters that a person can tell apart, just under 5 bits each. */
    public static String characters(int count, RandomGenerator random) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(CODE_ALPHABET.charAt(random.nextInt(CODE_ALPHABET.length())));
        }
        return text.toString();
    }

    /** What was typed, however its letters and groups were written. */
    public static Secret typed(String text) {
        String plain = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return new Secret(plain.replaceAll("(.{4})(?!$)", "$1-"));
    }

    /** A token made of this secret and a salt (HMAC-SHA-256): without the secret the salt says nothing. */
    Secret sealed(String salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] sealed = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    /** SHA-256 in hexadecimal. Enough, because what is digested is random and long. */
    public String digest() {
        try {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[]";
    }
}

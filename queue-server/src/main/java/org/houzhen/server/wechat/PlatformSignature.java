package org.houzhen.server.wechat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Tells whether an answer or a notification comes from WeChat Pay and is fresh. Nothing else is believed. */
final class PlatformSignature {
    static final Duration SKEW_MAX = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final String keyId;
    private final PublicKey key;
    private final Clock clock;

    PlatformSignature(String keyId, PublicKey key, Clock clock) {
        this.keyId = keyId;
        this.key = key;
        this.clock = clock;
    }

    /**
     * The signed text is {@code timestamp\nnonce\nbody\n}, over the bytes of the body as they came.
     *
     * @param header gives a header's value, or null
     */
    boolean holds(UnaryOperator<String> header, byte[] body) {
        String timestamp = of(header, "Wechatpay-Timestamp");
        String nonce = of(header, "Wechatpay-Nonce");
        return of(header, "Wechatpay-Serial").equals(keyId)
                && fresh(timestamp)
                && !nonce.isEmpty()
                && verifies(signed(timestamp, nonce, body), of(header, "Wechatpay-Signature"));
    }

    private static String of(UnaryOperator<String> header, String name) {
        return Optional.ofNullable(header.apply(name)).orElse("");
    }

    private boolean fresh(String timestamp) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        long skew = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        return skew <= SKEW_MAX.toSeconds();
    }

    private static byte[] signed(String timestamp, String nonce, byte[] body) {
        var text = new ByteArrayOutputStream();
        text.writeBytes((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        text.write('\n');
        return text.toByteArray();
    }

    private boolean verifies(byte[] text, String signature) {
        try {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // Not a signature at all, such as the probe that begins with WECHATPAY/SIGNTEST/.
        }
    }
}

package org.houzhen.server.insurance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The clear transport: JSON on a line that is safe by itself, proven by a shared token in x-tif headers. */
final class GatewayTransport implements InsuranceTransport {
    private static final int NONCE_BYTES = 12;
    private static final String SM3 = "SM3";

    private final HttpPost http;
    private final String account;
    private final String token;
    private final String digest;
    private final Clock clock;
    private final SecureRandom random;

    GatewayTransport(HttpPost http, Secret secret, Clock clock, SecureRandom random) {
        this.http = http;
        this.account = secret.account();
        this.token = secret.token();
        this.digest = secret.digest();
        this.clock = clock;
        this.random = random;
    }

    /** What the hospital proves itself with. */
    record Secret(String account, String token, String digest) {
        @Override
        public String toString() {
            return "Secret[" + account + "]";
        }
    }

    @Override
    public JsonNode carry(ObjectNode envelope, Duration patience) throws SilenceException {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] chance = new byte[NONCE_BYTES];
        random.nextBytes(chance);
        String nonce = HexFormat.of().formatHex(chance);
        return http.send(
                envelope.toString(),
                Map.of(
                        "x-tif-paasid", account,
                        "x-tif-timestamp", timestamp,
                        "x-tif-nonce", nonce,
                        "x-tif-signature", signature(digest, timestamp, token, nonce)),
                patience);
    }

    /** Lower-case hexadecimal digest of timestamp, token, nonce and timestamp. */
    static String signature(String digest, String timestamp, String token, String nonce) {
        byte[] text = (timestamp + token + nonce + timestamp).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sum = digest.equals(SM3)
                    ? ShangMi.sm3(text)
                    : MessageDigest.getInstance(digest).digest(text);
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("houzhen.insurance.gateway.digest is SHA-256 or SM3", e);
        }
    }
}

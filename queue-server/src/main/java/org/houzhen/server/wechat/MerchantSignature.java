package org.houzhen.server.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Proves that a request is ours. Signed are five lines, each ended by a newline; the host is not among them:
 *
 * <pre>
 * METHOD
 * path and query
 * timestamp
 * nonce
 * body
 * </pre>
 */
final class MerchantSignature {
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
    private static final int NONCE_BYTES = 16;

    private final String mchid;
    private final String serial;
    private final PrivateKey key;
    private final Clock clock;
    private final RandomGenerator random;

    MerchantSignature(WeChatSettings settings, PrivateKey key, Clock clock, RandomGenerator random) {
        this.mchid = settings.mchid();
        this.serial = settings.merchantSerial();
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /** The value of the Authorization header. */
    String authorization(String method, String pathAndQuery, String body) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        long timestamp = clock.instant().getEpochSecond();
        String text = method + "\n" + pathAndQuery + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
        return SCHEME + " mchid=\"" + mchid + "\",nonce_str=\"" + nonce + "\",timestamp=\"" + timestamp
                + "\",serial_no=\"" + serial + "\",signature=\"" + sign(text) + "\"";
    }

    private String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with the merchant's key", e);
        }
    }
}

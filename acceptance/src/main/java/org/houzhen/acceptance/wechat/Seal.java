package org.houzhen.acceptance.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The platform's side of every signature: checks those of the merchant, signs answers, encrypts notifications. */
final class Seal {
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
    private static final Pattern PART = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final long SKEW_MAX_SECONDS = 300;
    private static final int TAG_BITS = 128;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int NONCE_LENGTH = 32;
    private static final int GCM_NONCE_LENGTH = 12;

    private final SimulatorKeys keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Seal(SimulatorKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Whether a request was signed by our one merchant within the last five minutes. */
    boolean accepts(String authorization, String method, String pathAndQuery, String body) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return false;
        }
        Map<String, String> parts = parts(authorization);
        String text = method + "\n" + pathAndQuery + "\n" + parts.get("timestamp") + "\n" + parts.get("nonce_str")
                + "\n" + body + "\n";
        return SimulatorKeys.MCHID.equals(parts.get("mchid"))
                && SimulatorKeys.MERCHANT_SERIAL.equals(parts.get("serial_no"))
                && fresh(parts.getOrDefault("timestamp", ""))
                && verifies(text, parts.getOrDefault("signature", ""));
    }

    private static Map<String, String> parts(String authorization) {
        Map<String, String> parts = new HashMap<>();
        Matcher matcher = PART.matcher(authorization);
        while (matcher.find()) {
            parts.put(matcher.group(1), matcher.group(2));
        }
        return parts;
    }

    private boolean fresh(String timestamp) {
        return timestamp.matches("\\d{1,12}")
                && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) <= SKEW_MAX_SECONDS;
    }

    private boolean verifies(String text, String signature) {
        try {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(keys.merchant().getPublic());
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The headers that prove a body; a bad one looks the same and proves nothing. */
    Map<String, String> headers(String body, boolean bad) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = letters(NONCE_LENGTH);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Signature", sign(timestamp + "\n" + nonce + "\n" + body + (bad ? " " : "") + "\n"));
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Serial", SimulatorKeys.PLATFORM_KEY_ID);
        return headers;
    }

    private String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.platform().getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** The resource of a notification, readable with the APIv3 key only. */
    Map<String, Object> encrypt(String originalType, String plain) {
        String nonce = letters(GCM_NONCE_LENGTH);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(keys.apiV3Key().getBytes(StandardCharsets.US_ASCII), "AES");
            var parameters = new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.US_ASCII));
            cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
            cipher.updateAAD(originalType.getBytes(StandardCharsets.US_ASCII));
            byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("original_type", originalType);
            resource.put("algorithm", "AEAD_AES_256_GCM");
            resource.put("ciphertext", Base64.getEncoder().encodeToString(sealed));
            resource.put("associated_data", originalType);
            resource.put("nonce", nonce);
            return resource;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    String letters(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}

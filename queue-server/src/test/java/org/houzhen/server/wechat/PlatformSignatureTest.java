package org.houzhen.server.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlatformSignatureTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_772_413_200);
    private static final byte[] BODY = "{\"id\":\"中文\"}".getBytes(StandardCharsets.UTF_8);

    private final Map<String, String> headers = new HashMap<>();
    private KeyPair keys;
    private PlatformSignature signature;

    @BeforeEach
    void sign() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        signature = new PlatformSignature("PUB_KEY_ID_1", keys.getPublic(), Clock.fixed(NOW, ZoneOffset.UTC));
        signAt(NOW.getEpochSecond());
    }

    private void signAt(long timestamp) throws GeneralSecurityException {
        headers.put("Wechatpay-Timestamp", Long.toString(timestamp));
        headers.put("Wechatpay-Nonce", "nonce");
        headers.put("Wechatpay-Serial", "PUB_KEY_ID_1");
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(keys.getPrivate());
        signer.update((timestamp + "\nnonce\n").getBytes(StandardCharsets.UTF_8));
        signer.update(BODY);
        signer.update((byte) '\n');
        headers.put("Wechatpay-Signature", Base64.getEncoder().encodeToString(signer.sign()));
    }

    @Test
    void whatThePlatformSignedHolds() {
        assertThat(signature.holds(headers::get, BODY)).isTrue();
    }

    @Test
    void aChangedBodyDoesNotHold() {
        assertThat(signature.holds(headers::get, "{}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void anOldAnswerDoesNotHoldHoweverWellItIsSigned() throws GeneralSecurityException {
        signAt(NOW.getEpochSecond() - 300);
        assertThat(signature.holds(headers::get, BODY)).isTrue();
        signAt(NOW.getEpochSecond() - 301);
        assertThat(signature.holds(headers::get, BODY)).isFalse();
        signAt(NOW.getEpochSecond() + 301);
        assertThat(signature.holds(headers::get, BODY)).isFalse();
    }

    @Test
    void anotherKeysNumberAndMissingHeadersDoNotHold() {
        for (String name : Map.copyOf(headers).keySet()) {
            String kept = headers.remove(name);
            assertThat(signature.holds(headers::get, BODY)).as(name).isFalse();
            headers.put(name, kept);
        }
        headers.put("Wechatpay-Serial", "PUB_KEY_ID_2");
        assertThat(signature.holds(headers::get, BODY)).isFalse();
    }

    @Test
    void theProbeForSignatureChecksDoesNotHold() {
        headers.put("Wechatpay-Signature", "WECHATPAY/SIGNTEST/" + headers.get("Wechatpay-Signature"));
        assertThat(signature.holds(headers::get, BODY)).isFalse();
    }
}

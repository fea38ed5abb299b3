package org.houzhen.server.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.junit.jupiter.api.Test;

/** Against published vectors: the standards' own, and a signature made elsewhere. */
class ShangMiTest {
    private static final String TEXT =
            "appId=TESTAPP0123456789ABCDEF012345678&data={\"a\":\"1\",\"name\":\"张三\"}&encType=SM4"
                    + "&signType=SM2&timestamp=1700000000000&version=2.0.1&key=TESTSECRET0123456789ABCDEF012345";
    private static final String PUBLIC = "04d5548c7825cbb56150a3506cd57464af8a1ae0519dfaf3c58221dc810caf28dd921073768f"
            + "e3d59ce54e79a49445cf73fed23086537027264d168946d479533e";
    private static final String SIGNATURE =
            "G+DH65UVmlb1BBKm7v+zncqSrtpNncMad++Lov0Tr9NsWXizp0oJ2kXa3HarJyLaRa8hhg7pd9p/jzo1dmFcZQ==";

    @Test
    void aSignatureMadeElsewhereHolds() {
        assertThat(ShangMi.verify(TEXT, SIGNATURE, PUBLIC)).isTrue();
        assertThat(ShangMi.verify(TEXT.replace("张三", "张二"), SIGNATURE, PUBLIC)).isFalse();
        assertThat(ShangMi.verify(TEXT, "no base64!", PUBLIC)).isFalse();
        assertThat(ShangMi.verify(TEXT, "", PUBLIC)).isFalse();
    }

    @Test
    void ourOwnSignatureHoldsForNothingElse() {
        InsurerKeys keys = InsurerKeys.draw(new SecureRandom());
        String signature = ShangMi.sign("一段文字", keys.privateKey(), new SecureRandom());

        assertThat(ShangMi.verify("一段文字", signature, keys.publicKey())).isTrue();
        assertThat(ShangMi.verify("另一段文字", signature, keys.publicKey())).isFalse();
        assertThat(ShangMi.verify("一段文字", signature, PUBLIC)).isFalse();
    }

    @Test
    void sm4EncryptsTheStandardsBlock() throws InvalidCipherTextException {
        byte[] block = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
        byte[] sealed = ShangMi.encrypt(block, block);

        assertThat(HexFormat.of().formatHex(Arrays.copyOf(sealed, 16))).isEqualTo("681edf34d206965e86b3e94f536e4246");
        assertThat(ShangMi.decrypt(sealed, block)).isEqualTo(block);
    }

    @Test
    void sm3SumsTheStandardsText() {
        assertThat(HexFormat.of().formatHex(ShangMi.sm3("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void theGatewaysHeaderIsSignedAsElsewhere() {
        assertThat(GatewayTransport.signature("SHA-256", "1700000000", "TOKEN", "nonce1"))
                .isEqualTo("90dc20a66409e3a1b9cadb8c6d930fc56eb9d9e05f73f29827f62185a37061ce");
        assertThat(GatewayTransport.signature("SM3", "1700000000", "TOKEN", "nonce1"))
                .hasSize(64)
                .isNotEqualTo("90dc20a66409e3a1b9cadb8c6d930fc56eb9d9e05f73f29827f62185a37061ce");
    }
}

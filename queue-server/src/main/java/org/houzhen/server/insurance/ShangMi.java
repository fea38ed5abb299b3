package org.houzhen.server.insurance;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;

/**
 * The national algorithms (国密) as insurers use them: SM2 signatures as r and s one after the other, 64 bytes, under the
 * common user id (GB/T 32918.2); SM3 (GB/T 32905); SM4 block by block with padding (GB/T 32907).
 */
final class ShangMi {
    private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    private static final ECNamedCurveParameterSpec SPEC = ECNamedCurveTable.getParameterSpec("sm2p256v1");
    private static final ECDomainParameters CURVE =
            new ECDomainParameters(SPEC.getCurve(), SPEC.getG(), SPEC.getN(), SPEC.getH());

    private ShangMi() {}

    static byte[] sm3(byte[] text) {
        var digest = new SM3Digest();
        digest.update(text, 0, text.length);
        byte[] sum = new byte[digest.getDigestSize()];
        digest.doFinal(sum, 0);
        return sum;
    }

    /** Base64 of the signature. */
    static String sign(String text, String privateKey, SecureRandom random) {
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        var key = new ECPrivateKeyParameters(new BigInteger(privateKey, 16), CURVE);
        signer.init(true, new ParametersWithID(new ParametersWithRandom(key, random), USER_ID));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        signer.update(bytes, 0, bytes.length);
        try {
            return Base64.getEncoder().encodeToString(signer.generateSignature());
        } catch (CryptoException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    static boolean verify(String text, String signature, String publicKey) {
        byte[] raw;
        try {
            raw = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        var point = CURVE.getCurve().decodePoint(HexFormat.of().parseHex(publicKey));
        signer.init(false, new ParametersWithID(new ECPublicKeyParameters(point, CURVE), USER_ID));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        signer.update(bytes, 0, bytes.length);
        return signer.verifySignature(raw);
    }

    static byte[] encrypt(byte[] text, byte[] key) {
        try {
            return sm4(true, text, key);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    static byte[] decrypt(byte[] text, byte[] key) throws InvalidCipherTextException {
        return sm4(false, text, key);
    }

    private static byte[] sm4(boolean encrypting, byte[] text, byte[] key) throws InvalidCipherTextException {
        var cipher = new PaddedBufferedBlockCipher(new SM4Engine(), new PKCS7Padding());
        cipher.init(encrypting, new KeyParameter(key));
        byte[] out = new byte[cipher.getOutputSize(text.length)];
        int length = cipher.processBytes(text, 0, text.length, out, 0);
        length += cipher.doFinal(out, length);
        return Arrays.copyOf(out, length);
    }
}

package org.houzhen.acceptance.insurer;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import tools.jackson.databind.node.ObjectNode;

/** National algorithms by way of the security provider, so that both sides do not share a mistake. */
final class InsurerSeal {
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final BigInteger ORDER =
            ECNamedCurveTable.getParameterSpec("sm2p256v1").getN();
    private static final byte[] USER = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    private static final String SIGNATURE = "cainfo";

    private final byte[] key = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
    private final KeyPair ours = draw();
    private final KeyPair theirs = draw();
    private final KeyPair stranger = draw();

    String secret() {
        return "DEMONSTRATION";
    }

    String key() {
        return HexFormat.of().formatHex(key);
    }

    /** The hospital's private key, hexadecimal. */
    String hospitalKey() {
        return "%064x".formatted(((ECPrivateKey) theirs.getPrivate()).getS());
    }

    /** The insurer's public key, hexadecimal. */
    String insurerKey() {
        return HexFormat.of().formatHex(((ECPublicKey) ours.getPublic()).getQ().getEncoded(false));
    }

    private static KeyPair draw() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SM2 here", e);
        }
    }

    boolean holds(ObjectNode fields) {
        try {
            Signature signature = signature();
            signature.initVerify(theirs.getPublic());
            signature.update(signed(fields).getBytes(StandardCharsets.UTF_8));
            byte[] plain = Base64.getDecoder().decode(fields.path(SIGNATURE).asString(""));
            BigInteger[] parts = PlainDSAEncoding.INSTANCE.decode(ORDER, plain);
            return signature.verify(StandardDSAEncoding.INSTANCE.encode(ORDER, parts[0], parts[1]));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return false;
        }
    }

    void sign(ObjectNode fields, boolean forged) {
        try {
            Signature signature = signature();
            signature.initSign((forged ? stranger : ours).getPrivate());
            signature.update(signed(fields).getBytes(StandardCharsets.UTF_8));
            BigInteger[] parts = StandardDSAEncoding.INSTANCE.decode(ORDER, signature.sign());
            byte[] plain = PlainDSAEncoding.INSTANCE.encode(ORDER, parts[0], parts[1]);
            fields.put(SIGNATURE, Base64.getEncoder().encodeToString(plain));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private static Signature signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SM3withSM2", PROVIDER);
        signature.setParameter(new SM2ParameterSpec(USER));
        return signature;
    }

    private String signed(ObjectNode fields) {
        Map<String, String> sorted = new TreeMap<>();
        fields.properties()
                .forEach(field -> sorted.put(field.getKey(), field.getValue().asString("")));
        sorted.remove(SIGNATURE);
        sorted.values().removeIf(String::isEmpty);
        String text = sorted.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        return text + "&key=" + secret();
    }

    byte[] open(String sealed) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(sealed));
    }

    String seal(byte[] plain) {
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("SM4/ECB/PKCS5Padding", PROVIDER);
        cipher.init(mode, new SecretKeySpec(key, "SM4"));
        return cipher;
    }
}

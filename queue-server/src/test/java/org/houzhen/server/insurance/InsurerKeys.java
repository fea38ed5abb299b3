package org.houzhen.server.insurance;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;

/** A pair of SM2 keys, hexadecimal. */
record InsurerKeys(String privateKey, String publicKey) {
    static InsurerKeys draw(SecureRandom random) {
        ECNamedCurveParameterSpec spec = ECNamedCurveTable.getParameterSpec("sm2p256v1");
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                new ECDomainParameters(spec.getCurve(), spec.getG(), spec.getN(), spec.getH()), random));
        var pair = generator.generateKeyPair();
        byte[] point = ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false);
        String number = ((ECPrivateKeyParameters) pair.getPrivate()).getD().toString(16);
        return new InsurerKeys(
                "0".repeat(64 - number.length()) + number, HexFormat.of().formatHex(point));
    }

    @Override
    public String toString() {
        return "InsurerKeys[…]";
    }
}

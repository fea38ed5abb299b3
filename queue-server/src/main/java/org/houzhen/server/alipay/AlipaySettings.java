package org.houzhen.server.alipay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.houzhen.server.channel.Way;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the merchant agreed with Alipay. Keys are named by the files they lie in; none is ever a property.
 *
 * @param gateway where Alipay answers, such as https://openapi.alipay.com/gateway.do
 * @param merchantKey our private key, PEM (PKCS 8)
 * @param platformKey Alipay's public key, PEM
 * @param notifyUrl where Alipay can reach this server
 * @param patience how long one call may take
 * @param ways what the agreement allows: QR (precreate), CODE (pay)
 */
@ConfigurationProperties("houzhen.alipay")
record AlipaySettings(
        URI gateway,
        String appId,
        Path merchantKey,
        Path platformKey,
        URI notifyUrl,
        @DefaultValue("8s") Duration patience,
        @DefaultValue("QR,CODE") Set<Way> ways) {}

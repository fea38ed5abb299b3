package org.houzhen.server.wechat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.houzhen.server.channel.Way;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the merchant agreed with WeChat Pay. Keys are named by the files they lie in; none is ever a property.
 *
 * @param baseUrl where WeChat Pay answers
 * @param merchantSerial the serial number of the merchant's certificate
 * @param merchantKey our private key, PEM
 * @param platformKeyId the number under which WeChat Pay signs, such as PUB_KEY_ID_...
 * @param platformKey its public key, PEM
 * @param apiV3Key 32 bytes that decrypt notifications
 * @param notifyUrl where WeChat Pay can reach this server
 * @param patience how long one call may take
 * @param ways what the agreement allows: QR (Native), CODE (payment code)
 */
@ConfigurationProperties("houzhen.wechat")
record WeChatSettings(
        URI baseUrl,
        String mchid,
        String appid,
        String merchantSerial,
        Path merchantKey,
        String platformKeyId,
        Path platformKey,
        Path apiV3Key,
        URI notifyUrl,
        @DefaultValue("8s") Duration patience,
        @DefaultValue("QR,CODE") Set<Way> ways) {}

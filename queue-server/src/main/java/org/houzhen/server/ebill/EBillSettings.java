package org.houzhen.server.ebill;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the hospital agreed with its fiscal platform.
 *
 * @param appId our name there
 * @param key the file with the shared key
 * @param baseUrl what the names of the methods are put after; ends with a slash
 * @param place the code of the place where bills are issued (placeCode)
 * @param payee who is named as having taken the money
 * @param patience how long an answer is waited for
 */
@ConfigurationProperties("houzhen.ebill")
record EBillSettings(
        String appId,
        Path key,
        URI baseUrl,
        String place,
        @DefaultValue("自助机") String payee,
        @DefaultValue("10s") Duration patience) {}

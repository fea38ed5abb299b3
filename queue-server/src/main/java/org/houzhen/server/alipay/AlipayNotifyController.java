package org.houzhen.server.alipay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The door for Alipay's notifications. Its answer is one word; anything but {@code success} is sent again for a day. */
@RestController
@ConditionalOnProperty(AlipayConfiguration.CONFIGURED)
class AlipayNotifyController {
    private static final Logger LOG = LoggerFactory.getLogger(AlipayNotifyController.class);

    private final NotificationDesk desk;

    AlipayNotifyController(NotificationDesk desk) {
        this.desk = desk;
    }

    /** Names and values are taken as they were before they were encoded; that is what is signed. */
    @PostMapping(path = "/api/alipay/notify", produces = MediaType.TEXT_PLAIN_VALUE)
    Mono<ResponseEntity<String>> take(ServerWebExchange exchange) {
        return exchange.getFormData()
                .publishOn(Schedulers.boundedElastic())
                .map(form -> answer(desk.take(form.toSingleValueMap())));
    }

    private static ResponseEntity<String> answer(boolean taken) {
        if (!taken) {
            LOG.warn("notification not taken");
        }
        return ResponseEntity.status(taken ? HttpStatus.OK : HttpStatus.UNAUTHORIZED)
                .body(taken ? "success" : "failure");
    }
}

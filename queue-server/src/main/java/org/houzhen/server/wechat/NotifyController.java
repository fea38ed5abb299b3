package org.houzhen.server.wechat;

import org.houzhen.server.wechat.NotificationDesk.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The door for WeChat Pay's notifications. Its answer is the status alone; anything but 2xx is sent again. */
@RestController
@ConditionalOnProperty(WeChatConfiguration.CONFIGURED)
class NotifyController {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyController.class);

    private final NotificationDesk desk;

    NotifyController(NotificationDesk desk) {
        this.desk = desk;
    }

    /** The body is taken as bytes: its signature covers them as they came. */
    @PostMapping("/api/wechat/notify")
    ResponseEntity<Void> take(@RequestHeader HttpHeaders headers, @RequestBody(required = false) byte[] body) {
        Verdict verdict = desk.take(headers::getFirst, body == null ? new byte[0] : body);
        if (verdict != Verdict.TAKEN) {
            LOG.warn("notification not taken: {}", verdict);
        }
        return ResponseEntity.status(status(verdict)).build();
    }

    private static HttpStatus status(Verdict verdict) {
        return switch (verdict) {
            case TAKEN -> HttpStatus.NO_CONTENT;
            case TOO_LONG -> HttpStatus.CONTENT_TOO_LARGE;
            case FORGED -> HttpStatus.UNAUTHORIZED;
            case UNREADABLE -> HttpStatus.BAD_REQUEST;
        };
    }
}

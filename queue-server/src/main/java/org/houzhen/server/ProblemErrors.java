package org.houzhen.server;

import java.util.concurrent.RejectedExecutionException;
import org.houzhen.server.web.Trace;
import org.houzhen.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers what failed before a controller was found, in a filter or at a static file, as {@code web} answers the rest. */
@Component
@Order(-2) // Before the framework's own, which stands at -1.
class ProblemErrors implements ErrorWebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrors.class);

    private final JsonMapper json;

    ProblemErrors(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        Problem problem = problem(error);
        if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            LOG.error("request failed: {}", Trace.of(error));
        }
        response.setRawStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body = json.writeValueAsBytes(problem);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Problem problem(Throwable error) {
        if (error instanceof ResponseStatusException refusal) {
            return problem(refusal.getStatusCode().value());
        }
        return error instanceof RejectedExecutionException ? problem(503) : problem(500);
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 404 -> new Problem("NOT_FOUND", "没有找到所请求的内容。", status);
            case 405 -> new Problem("METHOD_NOT_ALLOWED", "不支持这种操作。", status);
            case 413 -> new Problem("REQUEST_TOO_LARGE", "请求的内容过大。", status);
            case 503 -> new Problem("BUSY", "系统繁忙。请稍等几秒后重试。", status);
            case 500 -> new Problem("INTERNAL_ERROR", "系统出现故障，工作人员会尽快处理。请稍后再试，或到人工窗口办理。", status);
            default -> new Problem("MALFORMED_REQUEST", "请求的内容不正确。请返回重试，或联系工作人员。", status);
        };
    }
}

package org.houzhen.server.web;

import java.util.concurrent.RejectedExecutionException;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.CodecException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/**
 * Answers every failed request with a {@link Problem}. Of the unexpected only its kind and place reach the log: messages of
 * drivers and decoders quote what they were given.
 */
@RestControllerAdvice
final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    /** What became of a body that did not come in time; the library keeps the type to itself. */
    private static final String NEVER_WHOLE = "reactor.netty.http.server.RequestTimeoutException";

    @ExceptionHandler
    ResponseEntity<Problem> refused(ProblemException e) {
        return answer(e.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> hospitalSilent(HospitalUnavailableException e) {
        LOG.warn("hospital {}", e.getMessage());
        return answer(HospitalProblem.of(e.code()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> malformed(CodecException e) {
        LOG.debug("malformed request: {}", e.getClass().getSimpleName());
        return answer(ofStatus(400));
    }

    @ExceptionHandler
    ResponseEntity<Problem> answeredByFramework(ResponseStatusException e) {
        return answer(ofStatus(e.getStatusCode().value()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooMany(RejectedExecutionException e) {
        LOG.warn("refused a request: all who could serve it are busy");
        return answer(ofStatus(503));
    }

    /** Who may do what is decided, and answered, by the security filters. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<Problem> unexpected(Exception e) {
        if (e.getClass().getName().equals(NEVER_WHOLE)) {
            return answer(ofStatus(408));
        }
        LOG.error("request failed: {}", Trace.of(e));
        return answer(ofStatus(500));
    }

    /** The same codes as for what no controller was found for. */
    private static Problem ofStatus(int status) {
        return switch (status) {
            case 400, 415, 422 -> new Problem("MALFORMED_REQUEST", "请求的内容不正确。请返回重试，或联系工作人员。", status);
            case 404 -> new Problem("NOT_FOUND", "没有找到所请求的内容。请返回重试。", status);
            case 405 -> new Problem("METHOD_NOT_ALLOWED", "不支持这种操作。", status);
            case 413 -> new Problem("REQUEST_TOO_LARGE", "请求的内容过大。", status);
            case 503 -> new Problem("BUSY", "系统繁忙。请稍等几秒后重试。", status);
            case 500 -> new Problem("INTERNAL_ERROR", "系统出现故障，工作人员会尽快处理。请稍后再试，或到人工窗口办理。", status);
            default -> new Problem("REFUSED", "请求未被接受。请联系工作人员。", status);
        };
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

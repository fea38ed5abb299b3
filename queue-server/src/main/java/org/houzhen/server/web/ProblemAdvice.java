package org.houzhen.server.web;

import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.CodecException;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;

/**
 * Answers every failed request with a {@link Problem}. Of the unexpected only its kind and place reach the log: messages of
 * drivers and decoders quote what they were given.
 */
@RestControllerAdvice
final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final Problem BAD_REQUEST = new Problem("BAD_REQUEST", "请求的内容不正确。请返回重试，或联系工作人员。", 400);
    private static final Problem BUSY = new Problem("BUSY", "系统繁忙。请稍等几秒后重试。", 503);
    private static final Problem INTERNAL = new Problem("INTERNAL", "系统出现故障，工作人员会尽快处理。请稍后再试，或到人工窗口办理。", 500);

    @ExceptionHandler
    ResponseEntity<Problem> refused(ProblemException e) {
        return answer(e.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> hospitalSilent(HospitalUnavailableException e) {
        LOG.warn("hospital {}", e.getMessage());
        return answer(HospitalProblem.of(e.code()));
    }

    @ExceptionHandler({ServerWebInputException.class, CodecException.class})
    ResponseEntity<Problem> malformed(Exception e) {
        LOG.debug("malformed request: {}", e.getClass().getSimpleName());
        return answer(BAD_REQUEST);
    }

    @ExceptionHandler
    ResponseEntity<Problem> answeredByFramework(ResponseStatusException e) {
        return answer(ofStatus(e.getStatusCode()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooMany(TaskRejectedException e) {
        LOG.warn("refused a request: all controller threads are busy");
        return answer(BUSY);
    }

    /** Who may do what is decided, and answered, by the security filters. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<Problem> unexpected(Exception e) {
        LOG.error("request failed: {}", Trace.of(e));
        return answer(INTERNAL);
    }

    private static Problem ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> new Problem("NOT_FOUND", "没有找到所请求的内容。", 404);
            case 405 -> new Problem("METHOD_NOT_ALLOWED", "不支持这种操作。", 405);
            case 413 -> new Problem("TOO_LARGE", "提交的内容过大。", 413);
            case 415 -> new Problem("UNSUPPORTED_MEDIA_TYPE", "不支持这种内容格式。", 415);
            case 503 -> BUSY;
            default ->
                status.is4xxClientError()
                        ? new Problem("BAD_REQUEST", BAD_REQUEST.detail(), status.value())
                        : new Problem("INTERNAL", INTERNAL.detail(), status.value());
        };
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

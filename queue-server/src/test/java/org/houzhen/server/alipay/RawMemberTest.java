package org.houzhen.server.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RawMemberTest {
    @Test
    void theTextIsCutOutAsItStandsThere() {
        String inner = "{ \"a\":\"}\\\"\\/x\",  \"b\":{\"c\":[1,{\"d\":2}]} }";
        String answer =
                "{\"other\":\"alipay_response\",\"n\": 12 , \"alipay_response\" : " + inner + ",\"sign\":\"AA==\"}";

        assertThat(RawMember.object(answer, "alipay_response")).contains(inner);
    }

    @Test
    void aNameInsideAnotherObjectOrAStringIsNotTheMember() {
        assertThat(RawMember.object("{\"x\":{\"y\":{}},\"z\":\"\\\"y\\\":{}\"}", "y"))
                .isEmpty();
        assertThat(RawMember.object("{\"y\":\"text\"}", "y")).isEmpty();
    }

    @Test
    void whatIsCutOffOrNoJsonEndsQuietly() {
        String whole = "{\"r\":{\"a\":\"b\\\\\"},\"sign\":\"x\"}";
        for (int length = 0; length < whole.length(); length++) {
            RawMember.object(whole.substring(0, length), "r");
            RawMember.object(whole.substring(0, length), "sign");
        }
        assertThat(RawMember.object("<html>", "r")).isEmpty();
        assertThat(RawMember.object("", "r")).isEmpty();
    }
}

package com.example.hello;

import static dev.penstock.testkit.http.Request.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import org.junit.jupiter.api.Test;

@PluginTest(Hello.class)
class HelloTest {
    @Test
    void everyResponseCarriesTheGreeting(PluginTester tester) {
        var seen = tester.configure("{\"greeting\":\"hi\"}").exchange(get("/"));
        assertEquals("hi", seen.client().header("x-greeting").get());
    }
}

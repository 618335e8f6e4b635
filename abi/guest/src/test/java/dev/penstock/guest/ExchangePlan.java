package dev.penstock.guest;

/** A request and the response of its upstream. */
record ExchangePlan(MessagePlan request, MessagePlan response) {}

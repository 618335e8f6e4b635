package dev.penstock.core.machine;

import dev.penstock.core.data.BodyFields;
import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.BodyWish;
import dev.penstock.core.exchange.Views;

/**
 * A message whose headers are to go on: what a {@link BodyStage} decides by.
 *
 * @param end whether no body follows
 * @param tunnel whether what follows is no HTTP body
 */
record Head(Direction direction, Views views, BodyWish wish, boolean end, boolean tunnel) {
    BodyFields fields() {
        return views.bodyFields(direction);
    }
}

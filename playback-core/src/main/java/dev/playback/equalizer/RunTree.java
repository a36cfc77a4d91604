package dev.playback.equalizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playback.recording.EntryKind;

/** A run as one tree, for people to read: the operation and its outputs, in their order. */
final class RunTree {

    private RunTree() {}

    static ObjectNode of(Run run) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set(run.threw() ? "threw" : "result", run.result());
        ArrayNode outputs = tree.putArray("outputs");
        run.calls().stream()
                .filter(call -> call.kind() != EntryKind.INPUT && call != run.operation())
                .forEach(call -> {
                    ObjectNode output = outputs.addObject().put("alias", call.alias());
                    ArrayNode arguments = output.putArray("arguments");
                    for (int index = 0; index < call.argumentCount(); index++) {
                        arguments.add(call.argument(index));
                    }
                    if (call.kind() == EntryKind.OPERATION) {
                        output.set(call.threw() ? "threw" : "result", call.result());
                    }
                });
        return tree;
    }
}

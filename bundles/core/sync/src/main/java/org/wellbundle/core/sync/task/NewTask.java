package org.wellbundle.core.sync.task;

/** A task to add. */
public record NewTask(String dataType, TaskKind kind, Span span) {}

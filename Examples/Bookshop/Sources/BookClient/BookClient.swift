// What lies in Generated is written by `swift package generate-types`.

import UnderstudyJSON

extension Program {
  /// Starts a run over a value of a document: the lists are lent to it as pointers.
  func run<Result>(over document: JSONDocument, _ body: (consuming Machine) -> Result) -> Result {
    document.tape.withUnsafeBufferPointer { tape in
      document.bytes.withUnsafeBufferPointer { bytes in
        parts.instructions.withUnsafeBufferPointer { instructions in
          parts.blocks.withUnsafeBufferPointer { blocks in
            parts.objects.withUnsafeBufferPointer { objects in
              parts.arrays.withUnsafeBufferPointer { arrays in
                parts.tables.withUnsafeBufferPointer { tables in
                  parts.slots.withUnsafeBufferPointer { slots in
                    parts.names.withUnsafeBufferPointer { names in
                      parts.nameBytes.withUnsafeBufferPointer { nameBytes in
                        parts.blockLists.withUnsafeBufferPointer { blockLists in
                          parts.bounds.withUnsafeBufferPointer { bounds in
                            parts.values.withUnsafeBufferPointer { values in
                              parts.choices.withUnsafeBufferPointer { choices in
                                parts.branchMasks.withUnsafeBufferPointer { branchMasks in
                                  let machine = Machine(
                                    document: document, tape: tape, bytes: bytes, source: self,
                                    instructions: instructions, blocks: blocks, objects: objects,
                                    arrays: arrays, tables: tables, slots: slots, names: names,
                                    nameBytes: nameBytes, blockLists: blockLists, bounds: bounds,
                                    values: values, choices: choices, branchMasks: branchMasks,
                                    tracksScopes: !parts.dynamicCalls.isEmpty,
                                    steps: Machine.steps(for: tape.count))
                                  return body(machine)
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

import UnderstudyJSON
import UnderstudyPatterns

/// A program's lists as pointers, valid for one run.
struct ProgramPointers {
  let instructions: UnsafeBufferPointer<Instruction>
  let blocks: UnsafeBufferPointer<BlockRange>
  let objects: UnsafeBufferPointer<ObjectPlan>
  let arrays: UnsafeBufferPointer<ArrayPlan>
  let tables: UnsafeBufferPointer<NameTable>
  let slots: UnsafeBufferPointer<NameSlot>
  let names: UnsafeBufferPointer<NameRange>
  let nameBytes: UnsafeBufferPointer<UInt8>
  let blockLists: UnsafeBufferPointer<Int32>
  let bounds: UnsafeBufferPointer<Bound>
  let values: UnsafeBufferPointer<ValueSet>
  let choices: UnsafeBufferPointer<ChoicePlan>
  /// What is needed less often.
  let program: Program
  let tracksScopes: Bool

  var contains: [ContainsPlan] { program.parts.contains }
  var divisors: [Divisor] { program.parts.divisors }
  var constants: [JSONNode] { program.parts.constants }
  var patterns: [Pattern] { program.parts.patterns }
  var patternProperties: [PatternProperty] { program.parts.patternProperties }
  var dependencies: [Dependency] { program.parts.dependencies }
  var dynamicCalls: [DynamicCall] { program.parts.dynamicCalls }
  var dynamicTargets: [Int32] { program.parts.dynamicTargets }
  var resourceCount: Int32 { program.parts.resourceCount }
}

extension Program {
  /// Starts a run over a value of a document.
  func run<Result>(over document: JSONDocument, _ body: (inout Machine) -> Result) -> Result {
    parts.withPointers(of: self) { pointers in
      document.tape.withUnsafeBufferPointer { tape in
        document.bytes.withUnsafeBufferPointer { bytes in
          var machine = Machine(
            document: document, tape: tape, bytes: bytes, program: pointers,
            steps: Machine.steps(for: tape.count))
          return body(&machine)
        }
      }
    }
  }
}

extension ProgramParts {
  fileprivate func withPointers<Result>(of program: Program, _ body: (ProgramPointers) -> Result) -> Result {
    instructions.withUnsafeBufferPointer { instructions in
      blocks.withUnsafeBufferPointer { blocks in
        objects.withUnsafeBufferPointer { objects in
          arrays.withUnsafeBufferPointer { arrays in
            tables.withUnsafeBufferPointer { tables in
              slots.withUnsafeBufferPointer { slots in
                names.withUnsafeBufferPointer { names in
                  nameBytes.withUnsafeBufferPointer { nameBytes in
                    blockLists.withUnsafeBufferPointer { blockLists in
                      bounds.withUnsafeBufferPointer { bounds in
                        values.withUnsafeBufferPointer { values in
                          choices.withUnsafeBufferPointer { choices in
                            body(
                              ProgramPointers(
                                instructions: instructions, blocks: blocks, objects: objects, arrays: arrays,
                                tables: tables, slots: slots, names: names, nameBytes: nameBytes,
                                blockLists: blockLists, bounds: bounds, values: values, choices: choices,
                                program: program, tracksScopes: !dynamicCalls.isEmpty))
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

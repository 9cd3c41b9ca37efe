import UnderstudyJSON

extension ProgramParts {
  /// A place where a schema led back to itself.
  struct Loop {
    var origin: Origin
    var node: JSONNode
  }

  /// Finds schemas that apply themselves to the value that they are applied to, which would never end, and takes the
  /// step out that closes the circle.
  mutating func breakLoops() -> [Loop] {
    var state = [UInt8](repeating: 0, count: blocks.count)
    var loops: [Loop] = []
    for start in blocks.indices where state[start] == 0 {
      // A way through the schemas: each with the instruction to go on with, and the step of that to go on with.
      var way: [(block: Int, instruction: Int, step: Int)] = [(start, Int(blocks[start].start), 0)]
      state[start] = 1
      while let here = way.last {
        guard here.instruction < Int(blocks[here.block].end) else {
          state[here.block] = 2
          way.removeLast()
          continue
        }
        guard let next = step(here.step, of: instructions[here.instruction]) else {
          way[way.count - 1] = (here.block, here.instruction + 1, 0)
          continue
        }
        way[way.count - 1].step += 1
        guard next > 0 else { continue }
        switch state[Int(next)] {
        case 0:
          state[Int(next)] = 1
          way.append((Int(next), Int(blocks[Int(next)].start), 0))
        case 1:
          loops.append(Loop(origin: origins[here.instruction], node: nodes[here.block]))
          instructions[here.instruction] = .nothing
          way[way.count - 1] = (here.block, here.instruction + 1, 0)
        default: break
        }
      }
    }
    return loops
  }

  /// Finds the schemas that ask for nothing but a type.
  mutating func findSimpleBlocks() {
    for position in blocks.indices where blocks[position].end - blocks[position].start == 1 {
      if case .type(let mask) = instructions[Int(blocks[position].start)] { blocks[position].onlyType = mask }
    }
  }

  /// The schemas that an instruction applies to the value itself, one after the other.
  private func step(_ step: Int, of instruction: Instruction) -> Int32? {
    switch instruction {
    case .call(let block), .not(let block), .dependentSchema(_, let block): return step == 0 ? block : nil
    case .dynamicCall(let call): return step == 0 ? dynamicCalls[Int(call)].fallback : nil
    case .anyOf(let choice), .oneOf(let choice):
      let branches = choices[Int(choice)].branches
      return step < branches.count ? blockLists[Int(branches.lowerBound) + step] : nil
    case .condition(let test, let then, let otherwise):
      return step < 3 ? [test, then, otherwise][step] : nil
    default: return nil
    }
  }
}

import ArgumentParser
import UnderstudyJSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Flags that are given as environment variables: `UNDERSTUDY_MAX_CONNECTIONS=100` is `--max-connections 100`.
///
/// What the command line says counts more. A variable that is for another command is left alone; one that is for none is
/// told by nobody, as others may use the prefix too. A flag is on by `1`, `true`, `yes` or `on`, and off by `0`, `false`,
/// `no`, `off` or nothing. What can be repeated has its values divided by line breaks, or by commas where there is none.
struct EnvironmentArguments {
  /// A flag of a command.
  struct Flag: Equatable {
    var name: String
    var isSwitch: Bool
    var isRepeating: Bool

    /// The name of its variable.
    var variable: String {
      EnvironmentArguments.prefix + String(name.map { $0 == "-" ? "_" : $0 }).uppercased()
    }
  }

  /// A variable whose value is none of a switch.
  struct BadSwitch: Error {
    var variable: String
    var value: String
  }

  static let prefix = "UNDERSTUDY_"

  /// All variables of the process that begin with the prefix.
  static func variables() -> [String: String] {
    var found: [String: String] = [:]
    var place = environ
    while let entry = place.pointee {
      let text = String(cString: entry)
      if text.hasPrefix(prefix), let equals = text.firstIndex(of: "=") {
        found[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      place += 1
    }
    return found
  }

  /// The arguments of a call, with those that variables add.
  ///
  /// - Parameters:
  ///   - arguments: without the program's name.
  ///   - description: ArgumentParser's description of the program (`--experimental-dump-help`).
  static func extend(
    _ arguments: [String], by variables: [String: String], description: JSONValue, default command: String
  ) throws(BadSwitch) -> [String] {
    let commands = description["command"]?["subcommands"]?.array ?? []
    let named = arguments.first.flatMap { first in
      commands.first { $0["commandName"]?.string == first }
    }
    if named == nil, let first = arguments.first, ["help", "--version", "--help", "-h"].contains(first) {
      return arguments
    }
    guard let chosen = named ?? commands.first(where: { $0["commandName"]?.string == command }) else {
      return arguments
    }
    var added: [String] = []
    for flag in flags(of: chosen) {
      guard let value = variables[flag.variable], !isGiven(flag.name, in: arguments) else { continue }
      guard !flag.isSwitch else {
        switch value.lowercased() {
        case "1", "true", "yes", "on": added.append("--\(flag.name)")
        case "", "0", "false", "no", "off": break
        default: throw BadSwitch(variable: flag.variable, value: value)
        }
        continue
      }
      guard !value.isEmpty else { continue }
      guard flag.isRepeating else {
        added.append("--\(flag.name)=\(value)")
        continue
      }
      let divider: Character = value.contains("\n") ? "\n" : ","
      for part in value.split(separator: divider) { added.append("--\(flag.name)=\(part)") }
    }
    return named == nil ? added + arguments : [arguments[0]] + added + arguments.dropFirst()
  }

  /// The flags of a command that have a long name.
  static func flags(of command: JSONValue) -> [Flag] {
    (command["arguments"]?.array ?? []).compactMap { argument in
      guard let kind = argument["kind"]?.string, kind != "positional" else { return nil }
      let names = argument["names"]?.array ?? []
      guard let name = names.first(where: { $0["kind"]?.string == "long" })?["name"]?.string,
        name != "help", name != "version"
      else { return nil }
      return Flag(name: name, isSwitch: kind == "flag", isRepeating: argument["isRepeating"]?.bool ?? false)
    }
  }

  private static func isGiven(_ name: String, in arguments: [String]) -> Bool {
    arguments.prefix { $0 != "--" }.contains { $0 == "--\(name)" || $0.hasPrefix("--\(name)=") }
  }
}

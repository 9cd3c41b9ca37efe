import Testing

@testable import UnderstudyMocking

struct RouterTests {
  private func router(_ paths: [String]) -> Router {
    var router = Router()
    for (index, path) in paths.enumerated() { router.insert(method: "GET", path: path, operation: index) }
    return router
  }

  @Test(arguments: [
    ("/pets/mine", 1, []), ("/pets/7", 0, ["7"]), ("/pets/a%2Fb", 0, ["a%2Fb"]), ("/pets/7.json", 2, ["7"]),
    ("/pets/7/toys/9?x=/", 3, ["7", "9"]), ("/", 4, []), ("/p%65ts/mine", 1, []), ("/pets/mine?q=1", 1, []),
    ("/pets/7.json/toys/9", 3, ["7.json", "9"]),
  ])
  func `the concrete wins over the templated, segment by segment`(
    target: String, operation: Int, arguments: [String]
  ) throws {
    let router = router(["/pets/{id}", "/pets/mine", "/pets/{id}.json", "/pets/{id}/toys/{toy}", "/"])
    let found = try #require(router.match(target)?.operation(for: "GET"))
    #expect(found.index == operation)
    #expect(found.arguments.map { String($0.value) } == arguments)
  }

  @Test(arguments: ["/pets", "/pets/", "/pets/7/", "/pets/7/toys", "", "//", "/PETS/mine", "/pets//toys/1"])
  func `what is not a path of the document leads nowhere`(target: String) {
    #expect(router(["/pets/{id}", "/pets/mine", "/pets/{id}/toys/{toy}"]).match(target) == nil)
  }

  @Test func `one path keeps all its methods`() throws {
    var router = Router()
    router.insert(method: "GET", path: "/a/{b}", operation: 0)
    router.insert(method: "POST", path: "/a/{b}", operation: 1)
    let match = try #require(router.match("/a/1"))
    #expect(match.operation(for: "POST")?.index == 1)
    #expect(match.operation(for: "PUT") == nil)
    #expect(match.methods == ["GET", "POST"])
  }

  @Test func `methods of one path may name its parameters differently`() throws {
    var router = Router()
    router.insert(method: "GET", path: "/a/{b}", operation: 0)
    router.insert(method: "PUT", path: "/a/{c}", operation: 1)
    router.insert(method: "GET", path: "/a/{d}/e", operation: 2)
    let names = ["GET", "PUT"].map { router.match("/a/1")?.operation(for: $0)?.arguments.map(\.name) }
    #expect(names == [["b"], ["c"]])
    #expect(router.match("/a/1/e")?.operation(for: "GET")?.arguments.map(\.name) == ["d"])
    let earlier = router.insert(method: "GET", path: "/a/{z}", operation: 3)
    #expect(earlier == 0)
  }

  @Test(arguments: [
    ("/r", 0), ("/r?beta=true", 1), ("/r?x=1&beta=true", 1), ("/r?beta=false", 0), ("/r?beta=true&mode=7", 2),
    ("/r/5?a", 3), ("/r/5?a=7", 3), ("/r/5", -1), ("/r?b%65ta=tr%75e", 1),
  ])
  func `a query in a path is asked of the request, the most of it first`(target: String, operation: Int) {
    let router = router(["/r", "/r?beta=true", "/r?beta=true&mode={mode}", "/r/{id}?a"])
    #expect(router.match(target)?.operation(for: "GET")?.index ?? -1 == operation)
  }

  @Test(arguments: ["/Products('7')", "/Products(%277%27)", "/Products%28'7'%29"])
  func `text beside a parameter may be percent-encoded`(target: String) {
    let router = router(["/Products('{id}')", "/Products"])
    #expect(router.match(target)?.operation(for: "GET")?.arguments.map { String($0.value) } == ["7"])
  }

  @Test(arguments: [
    ("/{a}-{b}-{c}-{d}.json", "/x-y-z-w-v.json", ["x", "y", "z", "w-v"]), ("/{a}{b}", "/xyz", ["x", "yz"]),
    ("/{a}.{b}", "/1..2", ["1", ".2"]), ("/{a}.{b}", "/..2", [".", "2"]), ("/{a}.{b}", "/.2", nil),
    ("/v{a}.json", "/v.json.json", [".json"]), ("/{a}2{b}", "/a%2Db2c", ["a%2Db", "c"]), ("/{a}-", "/-", nil),
    ("/{a}b{c}b", "/abbb", ["a", "b"]), ("/{a}b{c}b", "/abb", nil),
  ])
  func `parameters of one segment share it out`(template: String, target: String, values: [String]?) {
    let found = router([template]).match(target)?.operation(for: "GET")
    #expect(found?.arguments.map { String($0.value) } == values)
  }

  @Test func `a long segment costs no more than its length`() {
    let router = router(["/{a}-{b}-{c}-{d}-{e}-{f}.json"])
    let start = ContinuousClock.now
    #expect(router.match("/" + String(repeating: "-", count: 10_000)) == nil)
    // Trying every way would take longer than there is time.
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test(arguments: [10, 10_000])
  func `each of many paths leads to its own operation`(count: Int) {
    let paths = (0..<count).map { "/things\($0 / 7)/{a}/parts\($0)/{b\($0)}" }
    let router = router(paths)
    for index in stride(from: 0, to: count, by: max(1, count / 100)) {
      let found = router.match("/things\(index / 7)/x/parts\(index)/y")?.operation(for: "GET")
      #expect(found?.index == index)
      #expect(found?.arguments.map(\.name) == ["a", "b\(index)"])
    }
  }
}

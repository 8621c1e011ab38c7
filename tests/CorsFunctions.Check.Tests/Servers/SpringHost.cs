using System.Globalization;

namespace CorsFunctions.Check.Tests.Servers;

/// <summary>
/// Debian's Spring MVC 4.3 on Tomcat 9: no Spring Boot can be had there, so Cases/spring/support has the forty lines that start it. A
/// configuration is the members of a @Configuration class.
/// </summary>
internal sealed class SpringHost : IServerHost
{
    private const string Jars = "/usr/share/java";

    private static readonly string[] Names =
    [
        "spring3-core", "spring3-beans", "spring3-context", "spring3-expression", "spring3-aop", "spring3-web", "spring3-web.servlet", "commons-logging",
        "tomcat9-catalina", "tomcat9-coyote", "tomcat9-util", "tomcat9-util-scan", "tomcat9-juli", "tomcat9-jni", "tomcat9-api", "tomcat9-annotations-api",
        "tomcat9-jaspic-api", "tomcat9-servlet-api",
    ];

    private const string Support = """
        import java.io.*;
        import java.util.*;
        import javax.servlet.*;
        import javax.servlet.http.*;
        import org.apache.catalina.*;
        import org.apache.catalina.startup.Tomcat;
        import org.apache.tomcat.util.descriptor.web.*;
        import org.springframework.context.annotation.*;
        import org.springframework.core.Ordered;
        import org.springframework.core.annotation.*;
        import org.springframework.web.bind.annotation.*;
        import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
        import org.springframework.web.cors.*;
        import org.springframework.web.filter.*;
        import org.springframework.web.servlet.DispatcherServlet;
        import org.springframework.web.servlet.config.annotation.*;
        import org.springframework.web.servlet.mvc.HttpRequestHandlerAdapter;
        import org.springframework.web.servlet.mvc.method.annotation.*;

        public class {{name}} {
            /** What @EnableWebMvc does, without its generated classes: Spring 4.3 cannot make them on Debian's Java 17. */
            public static class Mvc {
                public void addCorsMappings(CorsRegistry registry) {
                }

                @Bean
                public RequestMappingHandlerMapping mapping() {
                    class Registry extends CorsRegistry {
                        Map<String, CorsConfiguration> all() {
                            return getCorsConfigurations();
                        }
                    }
                    Registry registry = new Registry();
                    addCorsMappings(registry);
                    RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
                    mapping.setCorsConfigurations(registry.all());
                    return mapping;
                }

                @Bean
                public RequestMappingHandlerAdapter adapter() {
                    return new RequestMappingHandlerAdapter();
                }

                @Bean
                public HttpRequestHandlerAdapter preflightAdapter() {
                    return new HttpRequestHandlerAdapter();
                }
            }

            public static class Config extends Mvc {
        //{{members}}

                @Bean
                public Api api() {
                    return new Api();
                }
            }

            @RestController
            public static class Api {
                @RequestMapping(value = "/api/data", method = { RequestMethod.GET, RequestMethod.PUT })
                public String data() {
                    return "{}";
                }
            }

            /** What Spring Security's Basic authentication does. */
            public static class BasicAuthentication extends OncePerRequestFilter {
                protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
                    if (request.getHeader("Authorization") == null) {
                        response.setHeader("WWW-Authenticate", "Basic realm=\"Realm\"");
                        response.sendError(401);
                    } else {
                        chain.doFilter(request, response);
                    }
                }
            }

            public static int start() throws Exception {
                Tomcat tomcat = new Tomcat();
                tomcat.setBaseDir(new File("{{name}}-tomcat").getAbsolutePath());
                tomcat.setPort(0);
                tomcat.setHostname("127.0.0.1");
                tomcat.getConnector();
                Context context = tomcat.addContext("", new File(".").getAbsolutePath());
                AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
                spring.register(Config.class);
                context.addServletContainerInitializer((classes, servletContext) -> {
                    spring.setServletContext(servletContext);
                    spring.refresh();

                    // As Spring Boot does: every bean that is a filter takes part, in the order of @Order.
                    List<Map.Entry<String, Filter>> filters = new ArrayList<>(spring.getBeansOfType(Filter.class).entrySet());
                    filters.sort(Comparator.comparingInt(each -> {
                        Order order = spring.findAnnotationOnBean(each.getKey(), Order.class);
                        return order == null ? Ordered.LOWEST_PRECEDENCE : order.value();
                    }));
                    for (Map.Entry<String, Filter> each : filters) {
                        servletContext.addFilter(each.getKey(), each.getValue()).addMappingForUrlPatterns(null, true, "/*");
                    }
                    DispatcherServlet dispatcher = new DispatcherServlet(spring);
                    dispatcher.setDispatchOptionsRequest(true);
                    ServletRegistration.Dynamic servlet = servletContext.addServlet("dispatcher", dispatcher);
                    servlet.setLoadOnStartup(1);
                    servlet.addMapping("/");
                }, null);
                tomcat.start();
                return tomcat.getConnector().getLocalPort();
            }
        }
        """;

    /// <summary>Compiles what it is sent, runs it, and answers the port; ends when its input does, which is when the tests end.</summary>
    private const string LauncherSource = """
        import java.io.*;
        import java.net.*;
        import java.nio.file.*;
        import javax.tools.*;
        import com.sun.net.httpserver.*;

        public class Launcher {
            public static void main(String[] args) throws Exception {
                HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))), 0);
                server.createContext("/", exchange -> {
                    int status = 200;
                    String text;
                    try {
                        text = Integer.toString(start(exchange.getRequestURI().getPath().substring(1), exchange.getRequestBody().readAllBytes()));
                    } catch (Throwable e) {
                        StringWriter trace = new StringWriter();
                        e.printStackTrace(new PrintWriter(trace));
                        status = 500;
                        text = trace.toString();
                    }
                    byte[] body = text.getBytes("UTF-8");
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
                server.start();
                while (System.in.read() >= 0) {
                }
                System.exit(0);
            }

            static int start(String name, byte[] source) throws Exception {
                Path file = Paths.get(name + ".java");
                Files.write(file, source);
                ByteArrayOutputStream errors = new ByteArrayOutputStream();
                int result = ToolProvider.getSystemJavaCompiler().run(null, errors, errors,
                    "-proc:none", "-nowarn", "-Xlint:none", "--release", "8", "-cp", System.getenv("CASE_CLASSPATH"), file.toString());
                if (result != 0) {
                    throw new IOException(errors.toString());
                }
                ClassLoader loader = new URLClassLoader(new URL[] { Paths.get("").toUri().toURL() }, Launcher.class.getClassLoader().getParent());
                Thread.currentThread().setContextClassLoader(loader);
                return (int) loader.loadClass(name).getMethod("start").invoke(null);
            }
        }
        """;

    // Held on to: once the process object is collected, the launcher's input ends.
    private static readonly Lazy<Task<RunningServer>> Launcher = new(LaunchAsync);

    private static int started;

    public string? Missing =>
        Tools.Missing("/usr/bin/javac", "default-jdk-headless")
        ?? Tools.Missing($"{Jars}/spring3-web.servlet.jar", "libspring-web-servlet-java")
        ?? Tools.Missing($"{Jars}/tomcat9-catalina.jar", "libtomcat9-java");

    public async Task<RunningServer> StartAsync(string configuration, string? variant)
    {
        var launcher = (await Launcher.Value).Address;
        var name = $"Case{Interlocked.Increment(ref started)}";
        using var client = new HttpClient();
        using var source = new StringContent(Support.Replace("{{name}}", name, StringComparison.Ordinal).Replace("//{{members}}", configuration, StringComparison.Ordinal));
        using var response = await client.PostAsync(new Uri(launcher, name), source);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);

        // It ends with the launcher: sixteen idle Tomcats are cheaper than the starts of sixteen JVMs.
        return new RunningServer(new Uri($"http://127.0.0.1:{text}/"), () => ValueTask.CompletedTask);
    }

    private static Task<RunningServer> LaunchAsync()
    {
        var child = new ChildServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => child.Dispose();
        child.Write("Launcher.java", LauncherSource);
        var path = string.Join(':', Names.Select(name => $"{Jars}/{name}.jar").Where(File.Exists));
        return child.StartAsync(
            "java",
            ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp", path, "Launcher.java"],
            new Dictionary<string, string> { ["PORT"] = child.Port.ToString(CultureInfo.InvariantCulture), ["CASE_CLASSPATH"] = path });
    }
}

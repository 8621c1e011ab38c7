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

        public class Server {
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

            public static void main(String[] args) throws Exception {
                Tomcat tomcat = new Tomcat();
                tomcat.setBaseDir(new File("tomcat").getAbsolutePath());
                tomcat.setPort(Integer.parseInt(System.getenv("PORT")));
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
                tomcat.getServer().await();
            }
        }
        """;

    public string? Missing =>
        Tools.Missing("/usr/bin/javac", "default-jdk-headless")
        ?? Tools.Missing($"{Jars}/spring3-web.servlet.jar", "libspring-web-servlet-java")
        ?? Tools.Missing($"{Jars}/tomcat9-catalina.jar", "libtomcat9-java");

    public Task<RunningServer> StartAsync(string configuration, string? variant)
    {
        var child = new ChildServer();
        child.Write("Server.java", Support.Replace("//{{members}}", configuration, StringComparison.Ordinal));
        var path = string.Join(':', Names.Select(name => $"{Jars}/{name}.jar").Where(File.Exists));
        string[] command =
        [
            "-c", $"javac -proc:none -nowarn -Xlint:none --release 8 -cp {path} Server.java && exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --add-opens java.base/java.lang=ALL-UNNAMED -cp .:{path} Server",
        ];
        return child.StartAsync("/bin/sh", command, new Dictionary<string, string>
        {
            ["PORT"] = child.Port.ToString(CultureInfo.InvariantCulture),
        });
    }
}
